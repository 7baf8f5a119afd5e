import { SelectionInputError } from "../jenkins-error.ts";

/** Checks the address of a Jenkins, and returns it without slashes at its end. Throws a SelectionInputError. */
export function parseAddress(given: string): string {
  const text = given.trim();
  if (text === "")
    throw new SelectionInputError("the url of Jenkins is missing; write it like https://ci.example/jenkins");
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text))
    throw new SelectionInputError(`the url of Jenkins has no scheme; write https://${printable(text)}`);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === "")
    throw new SelectionInputError("the url of Jenkins cannot be read; write it like https://ci.example/jenkins");
  const plain = `${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, "")}`;
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new SelectionInputError(`the url of Jenkins begins with '${url.protocol}//'; write http:// or https://`);
  if (url.username !== "" || url.password !== "")
    throw new SelectionInputError(
      `the url of Jenkins holds credentials, which would show in logs; write ${plain} and give the user and the token apart`,
    );
  if (url.search !== "" || url.hash !== "")
    throw new SelectionInputError(`the url of Jenkins ends with a query; write ${plain}`);
  return plain;
}

/** Without what may be a secret: credentials, and a query with a token in it. */
function printable(text: string): string {
  return text.slice(text.lastIndexOf("@") + 1).replace(/^(https?:)?\/*|[?#].*$/gis, "") || "ci.example/jenkins";
}

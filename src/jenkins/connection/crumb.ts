/** The header that goes with each POST of a session. */
export type Crumb = { readonly [header: string]: string };

/** Where a crumb is to be had. */
export const crumbPath = "/crumbIssuer/api/json";

/** Reads a crumb, whatever type the server says it is; undefined for a login page, or a proxy's. */
export function readCrumb(text: string): Crumb | undefined {
  try {
    const { crumb, crumbRequestField } = JSON.parse(text) as { crumb?: unknown; crumbRequestField?: unknown };
    if (isToken(crumb) && isToken(crumbRequestField)) return { [crumbRequestField]: crumb };
  } catch {
    // No JSON.
  }
  return undefined;
}

/** Whether a POST was refused for want of a crumb; then it has done nothing. */
export function wantsCrumb({ status, text }: { readonly status: number; readonly text: string }): boolean {
  return status === 403 && /No valid crumb/i.test(text);
}

/** Whether it can stand in a header: what a page of somebody else's calls a crumb may not. */
function isToken(text: unknown): text is string {
  return typeof text === "string" && /^[\w.:-]+$/.test(text);
}

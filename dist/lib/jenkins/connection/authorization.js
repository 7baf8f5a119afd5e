import { SelectionInputError } from "../jenkins-error.js";
/** The header that says who we are; none for nobody. Throws a SelectionInputError where half of it is missing. */
export function authorizationOf(user, token) {
    if (user === undefined && token === undefined)
        return {};
    if (user === undefined || user === "")
        throw new SelectionInputError("a token is given and no user; give both");
    if (token === undefined || token === "")
        throw new SelectionInputError(`user '${user}' is given and no token; give an API token of that user`);
    if (/[\r\n]/.test(user + token))
        throw new SelectionInputError("the user or the token has a line end in it");
    if (user.includes(":"))
        throw new SelectionInputError("a user of Jenkins has no colon in its name");
    return { authorization: `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}` };
}

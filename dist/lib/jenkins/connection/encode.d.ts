import type { Request } from "./connection.ts";
/** The path of a request with its query, in UTF-8. Half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD. */
export declare function pathWithQuery({ path, query }: Pick<Request, "path" | "query">): string;
/**
 * A form as a browser would send it, in UTF-8, with every line end as it is; lone surrogates as above. Parameters
 * never stand in the address, which servers log and cut.
 */
export declare function formBody(form: Request["form"]): Buffer | undefined;

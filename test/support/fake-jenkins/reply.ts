import { type Bean, byDepth, write } from "./bean.ts";
import { MalformedTree, parseTree } from "./tree.ts";

/** What is answered, but for what every answer has. */
export type Reply = {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | readonly string[] };
  readonly body: string;
  /** Never for the pages of the server below Jenkins. */
  readonly isCompressible: boolean;
};

/** What of the request decides how a page looks. */
export type Asked = {
  readonly session: string;
  /** Of the request; where there is none, a page opens one. */
  readonly hasSession: boolean;
  readonly openSession: () => string;
  readonly path: string;
  readonly wantsJson: boolean;
};

export const version = "2.541.3";

/** JSON of something exported; with a `tree` that cannot be read, a page of errors. */
export function json(asked: Asked, shown: Bean, query: URLSearchParams): Reply {
  if (query.has("jsonp")) return jetty(asked, 403, "jsonp forbidden; implement jenkins.security.SecureRequester");
  const tree = query.get("tree");
  const depth = Number(query.get("depth") ?? 0);
  try {
    const body = write(shown, tree === null ? byDepth(depth) : parseTree(tree));
    return jsonText(asked, query.get("pretty") === "true" ? JSON.stringify(body, null, 2) : JSON.stringify(body));
  } catch (error) {
    if (error instanceof MalformedTree) return page(asked, 500, "Jenkins");
    throw error;
  }
}

export function jsonText({ session }: Asked, body: string, headers: Reply["headers"] = {}): Reply {
  const own = { "X-Jenkins": version, "X-Jenkins-Session": session, "X-Frame-Options": "deny" };
  const type = "application/json;charset=utf-8";
  return { status: 200, headers: { "Content-Type": type, ...own, ...headers }, body, isCompressible: true };
}

/** A page that Jenkins itself renders. */
export function page(asked: Asked, status: number, title: string, headers: Reply["headers"] = {}): Reply {
  const { session, hasSession, openSession } = asked;
  return {
    status,
    headers: {
      "Content-Type": "text/html;charset=utf-8",
      "X-Jenkins": version,
      "X-Jenkins-Session": session,
      "X-Hudson": "1.395",
      "X-Frame-Options": "sameorigin",
      "Cache-Control": "no-cache,no-store,must-revalidate",
      ...(hasSession ? {} : { "Set-Cookie": [openSession()] }),
      ...headers,
    },
    body: `<!DOCTYPE html><html><head><title>${title} - Jenkins</title></head><body><h1>Oops!</h1></body></html>\n`,
    isCompressible: false,
  };
}

export function notFound(asked: Asked): Reply {
  return page(asked, 404, "Not Found");
}

/** For who is known and must not; `permission` where a header names it. */
export function accessDenied(asked: Asked, user?: string, permission?: string): Reply {
  const words = {
    "X-You-Are-Authenticated-As": user ?? "anonymous",
    "X-Required-Permission": permission ?? "",
    "X-Permission-Implied-By": "hudson.security.Permission.GenericUpdate, hudson.model.Hudson.Administer",
  };
  return page(asked, 403, "Access Denied", permission === undefined ? {} : words);
}

/** For who has not said who they are: a page that leads to the login. */
export function loginNeeded(asked: Asked): Reply {
  const { session, hasSession, openSession, path } = asked;
  const to = `/login?from=${encodeURIComponent(path)}`;
  return {
    status: 403,
    headers: {
      "Content-Type": "text/html;charset=utf-8",
      "X-Jenkins": version,
      "X-Jenkins-Session": session,
      "X-Hudson": "1.395",
      ...(hasSession ? {} : { "Set-Cookie": [openSession()] }),
    },
    body: `<html><head><meta http-equiv='refresh' content='1;url=${to}'/></head><body>Authentication required</body></html>\n`,
    isCompressible: false,
  };
}

/** A page of the server below Jenkins. */
export function jetty(asked: Asked, status: number, message: string, headers: Reply["headers"] = {}): Reply {
  const { path, wantsJson } = asked;
  const type = wantsJson ? "application/json" : "text/html;charset=iso-8859-1";
  const html = `<html>\n<head>\n<title>Error ${status} ${message}</title>\n</head>\n<body><h2>HTTP ERROR ${status} ${message}</h2></body>\n</html>\n`;
  const data = JSON.stringify({ servlet: "Stapler", message, url: path, status: String(status) });
  const kept = { "Content-Type": type, "Cache-Control": "must-revalidate,no-cache,no-store" };
  return { status, headers: { ...kept, ...headers }, body: wantsJson ? data : html, isCompressible: false };
}

export function unauthorized(asked: Asked): Reply {
  return jetty(asked, 401, "Unauthorized", {
    "WWW-Authenticate": 'Basic realm="Jenkins"',
    "Set-Cookie": ["remember-me=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0"],
  });
}

export function bare(status: number, headers: Reply["headers"] = {}): Reply {
  return { status, headers, body: "", isCompressible: false };
}

export function plainText(body: string, headers: Reply["headers"] = {}): Reply {
  const type = { "Content-Type": "text/plain;charset=utf-8" };
  return { status: 200, headers: { ...type, ...headers }, body, isCompressible: true };
}

import { randomBytes } from "node:crypto";
import type { FakeJenkinsOptions, Permission, UserOptions } from "./options.ts";

export type Access = {
  readonly user: string | undefined;
  /** An API token needs no crumb. */
  readonly byToken: boolean;
  /** May read anything at all. */
  readonly mayRead: boolean;
  /** May do everything everywhere. */
  readonly isAdmin: boolean;
  readonly may: (permission: Permission, fullName: string) => boolean;
};

type Rules = Pick<FakeJenkinsOptions, "users" | "anonymous" | "security">;

/** Who asks; undefined where the credentials are wrong. */
export function accessOf(
  { users = usualUsers, anonymous, security }: Rules,
  authorization: string | undefined,
): Access | undefined {
  if (security === false) return { user: undefined, byToken: false, mayRead: true, isAdmin: true, may: () => true };
  const basic = /^Basic (.*)$/i.exec(authorization ?? "")?.[1];
  if (basic === undefined) {
    const permissions = anonymous ?? {};
    const mayRead = anonymous !== undefined;
    return { user: undefined, byToken: false, mayRead, isAdmin: false, may: rule(permissions) };
  }
  const [, name, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, "base64").toString("utf8")) ?? [];
  const user = users.find((one) => one.name === name);
  if (user === undefined || secret === undefined || secret === "") return undefined;
  if (secret !== user.token && secret !== user.password) return undefined;
  const isAdmin = user.permissions === undefined;
  return { user: user.name, byToken: secret === user.token, mayRead: true, isAdmin, may: rule(user.permissions) };
}

export const usualUsers: readonly UserOptions[] = [{ name: "user", token: "token", password: "password" }];

/** Folders that are not named themselves may be read. */
function rule(permissions: UserOptions["permissions"]): Access["may"] {
  if (permissions === undefined) return () => true;
  return (permission, fullName) => {
    const granted = permissions[fullName] ?? permissions["*"] ?? [];
    return granted.includes(permission) || (permission === "Discover" && granted.includes("Read"));
  };
}

/** Sessions with their cookies, and crumbs, each good for one user and one session. */
export function startSessions() {
  const cookieName = `JSESSIONID.${randomBytes(4).toString("hex")}`;
  const sessions = new Map<string, Map<string, string>>();

  function sessionIn(cookie: string | undefined): string | undefined {
    const session = new RegExp(`${cookieName}=([^;]+)`).exec(cookie ?? "")?.[1];
    return session !== undefined && sessions.has(session) ? session : undefined;
  }

  /** Opens a session: what `Set-Cookie` says of it. */
  function open(): string {
    const session = `node0${randomBytes(12).toString("hex")}.node0`;
    sessions.set(session, new Map());
    return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Lax`;
  }

  return {
    open,
    has: (cookie: string | undefined) => sessionIn(cookie) !== undefined,
    /** The crumb for who asks, in the session of the cookie, or in a new one. */
    crumb: (user: string | undefined, cookie: string | undefined) => {
      const setCookie = sessionIn(cookie) === undefined ? open() : undefined;
      const crumbs = sessions.get(sessionIn(setCookie ?? cookie) ?? "");
      const crumb = crumbs?.get(user ?? "") ?? randomBytes(32).toString("hex");
      crumbs?.set(user ?? "", crumb);
      return { crumb, setCookie };
    },
    isGood: (crumb: string, user: string | undefined, cookie: string | undefined) =>
      sessions.get(sessionIn(cookie) ?? "")?.get(user ?? "") === crumb,
  };
}

/** Those of one run of the server: a restart forgets them. */
export type Sessions = ReturnType<typeof startSessions>;

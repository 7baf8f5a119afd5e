import type { Permission } from "./options.ts";
import type { World } from "./state.ts";

/** Who looks, and from where: it decides what is shown, and under which address. */
export type Viewer = {
  readonly world: World;
  /** Name of the user; undefined for anonymous. */
  readonly user: string | undefined;
  readonly may: (permission: Permission, fullName: string) => boolean;
  /** May do everything everywhere. */
  readonly isAdmin: boolean;
  /** Ends with `/`. */
  readonly rootUrl: string;
};

/** Address of a job or folder as Jenkins writes it where it is not asked for under another one. Ends with `/`. */
export function urlOf({ rootUrl }: Viewer, fullName: string): string {
  return `${rootUrl}${pathOf(fullName)}`;
}

/** Below the root, without a slash in front. */
export function pathOf(fullName: string): string {
  return fullName
    .split("/")
    .map((name) => `job/${encodeName(name)}/`)
    .join("");
}

function encodeName(name: string): string {
  const bare = encodeURIComponent(name).replace(/%(2B|2C|3D|3A|40|24|26|3B)/g, (code) => decodeURIComponent(code));
  return bare.replaceAll("~", "%7E");
}

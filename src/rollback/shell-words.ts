import type { Mask } from "../report/mask/mask.ts";

/**
 * Words for a POSIX shell, as people paste them. A secret in them becomes the variable that hands it to Jipper; what
 * is not known becomes a variable that the person must set.
 */
export class ShellWords {
  readonly #mask: Mask;
  readonly #asked = new Map<string, string>();

  constructor(mask: Mask) {
    this.#mask = mask;
  }

  /** One word; `before` is plain and stands at its beginning. */
  word(text: string, before = ""): string {
    const parts = this.#mask.parts(text).map((part) => {
      if (typeof part === "string") return part === "" ? "" : quote(part);
      const variable = variableOf(part);
      return variable === undefined ? "'***'" : `"${variable}"`;
    });
    return parts.length === 0 ? quote(text, before) : before + parts.join("");
  }

  /** The variable that stands for a text whose expressions have no value. */
  unknown(name: string, template: string): string {
    const variable = name.replace(/\W/g, "_").replace(/^(?=\d)/, "_");
    this.#asked.set(variable, this.#mask.text(template).replace(/\s+/g, " "));
    return `"$${variable}"`;
  }

  /** Whether all secrets of the text are known by a variable. */
  isWhole(text: string): boolean {
    return this.#mask.parts(text).every((part) => typeof part === "string" || variableOf(part) !== undefined);
  }

  /** What must stand before the command: it ends there, with words, while one of the unknown variables is not set. */
  get conditions(): readonly string[] {
    // No double quotes: in these an interactive shell would look for `!` in its history.
    return [...this.#asked].map(
      ([name, was]) => `: \${${name}:?${quote(`set it; it was ${was}, which has no value`)}}`,
    );
  }
}

/** The variable that hands a secret to Jipper; undefined for what was made of one. */
function variableOf({ name, variant }: { readonly name: string; readonly variant: string }): string | undefined {
  if (variant !== "plain" || !/^[\w-]+$/.test(name)) return undefined;
  return `$JIPPER_PARAM_${name.toUpperCase().replaceAll("-", "_")}`;
}

/** A text as it is; plain words stay unquoted. */
export function quote(text: string, before = ""): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return before + text;
  return `${before}'${text.replaceAll("'", "'\\''")}'`;
}

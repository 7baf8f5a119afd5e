import type { Json } from "../plan.ts";

/** A text that nobody may see. */
export class Secret {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

/** What expressions can ask for: JSON in which some texts are secret. */
export type Data = Json | Secret | readonly Data[] | { readonly [key: string]: Data };

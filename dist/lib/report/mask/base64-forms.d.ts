import type { Form } from "./shell-forms.ts";
/**
 * What base64 makes of the secret when 0, 1 or 2 bytes stand before its group of three: the digits that it alone
 * decides, and what its end looks like at the end of everything.
 */
export declare function base64Forms(value: string): readonly Form[];

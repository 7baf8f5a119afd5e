import type { RememberedRequest, SelectAndTriggerOptions } from "../selection-options.ts";
import { type Withdrawal } from "./withdraw.ts";
/**
 * Stops a request that another process has sent: finds it, cancels the item or stops the build, and sees
 * that it is so. Resolves also where Jenkins cannot be asked. Rejects with a SelectionInputError where the
 * options cannot be used.
 */
export declare function withdrawRemembered(remembered: RememberedRequest, options: SelectAndTriggerOptions): Promise<Withdrawal>;

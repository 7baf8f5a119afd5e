import type { TextOptions } from "../../src/report/text.ts";
import { textReport } from "../../src/report/text.ts";
import type { Story } from "./story.ts";
import { tellTo } from "./story.ts";

/** Every byte that a text report writes of a story. */
export async function bytesOf(story: Story, options: TextOptions): Promise<Buffer> {
  const written: Uint8Array[] = [];
  await tellTo(
    textReport((text) => void written.push(Buffer.from(text as string)), options),
    story,
  );
  return Buffer.concat(written);
}

import type { Answer, Connection } from "../connection/connection.ts";
import { refusalOf } from "../connection/read-json.ts";
import { JenkinsError } from "../jenkins-error.ts";

/**
 * Sends an order that does no harm when it is given twice: cancel, stop. Resolves with the status if it is one of
 * `good`, and with undefined where no answer came or Jenkins was not ready: look, and order again. Rejects
 * with a JenkinsError for what another try will not change.
 */
export async function sendOrder(
  connection: Connection,
  {
    path,
    query,
    good,
  }: { readonly path: string; readonly query?: { readonly [name: string]: string }; readonly good: readonly number[] },
): Promise<number | undefined> {
  const request = { method: "POST", path, ...(query === undefined ? {} : { query }) } as const;
  let answer: Answer;
  try {
    answer = await connection.send(request);
  } catch (error) {
    if (error instanceof JenkinsError) return undefined;
    throw error;
  }
  if (good.includes(answer.status)) return answer.status;
  // A starting server says 401, 403 and 500 as well, but never in Jenkins' own name.
  const refusal = refusalOf(connection, request, answer);
  const isForGood = answer.status < 500 && (answer.status === 422 || refusal?.isFinal === true);
  if (isForGood) throw refusal;
  return undefined;
}

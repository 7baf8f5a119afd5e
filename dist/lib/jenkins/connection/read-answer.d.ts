import type { IncomingMessage } from "node:http";
import type { Answer } from "./connection.ts";
/** A response as the npm client leaves it: its body is a Buffer, or not there where it is empty. */
export type Response = IncomingMessage & {
    body?: Buffer;
};
/** The whole of an answer, unpacked. Throws where what came cannot be unpacked: then it has not come whole. */
export declare function readAnswer(response: Response): Answer;

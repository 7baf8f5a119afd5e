import assert from "node:assert/strict";
import type { IncomingMessage, RequestListener } from "node:http";
import { openConnection } from "../../../src/jenkins/connection/client.ts";
import type { Answer, ConnectionOptions, Request } from "../../../src/jenkins/connection/connection.ts";
import { JenkinsError } from "../../../src/jenkins/jenkins-error.ts";
import { answer, bodyOf } from "../../support/http-servers.ts";

/** Opens a connection, sends one request, closes. */
export async function send(options: ConnectionOptions, request: Partial<Request> = {}): Promise<Answer> {
  const connection = openConnection(options);
  try {
    return await connection.send({ method: "GET", path: "/x", ...request });
  } finally {
    connection.close();
  }
}

/** What it fails with; it must be a JenkinsError. */
export async function failureOf(promise: Promise<unknown>): Promise<JenkinsError> {
  const error = await promise.then(
    () => assert.fail("it did not fail"),
    (failure: unknown) => failure,
  );
  assert.ok(error instanceof JenkinsError, String(error));
  return error;
}

type Asked = {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** A listener that keeps what it was asked. */
export function recording(listener: RequestListener = (_, response) => answer(response, 200, "{}")): {
  readonly asked: Asked[];
  readonly listen: RequestListener;
} {
  const asked: Asked[] = [];
  const listen: RequestListener = async (request, response) => {
    const { method = "", url = "", headers } = request;
    asked.push({ method, url, headers, body: await bodyOf(request) });
    listener(request, response);
  };
  return { asked, listen };
}

/** What is used of npm packages that have no types of their own. */
declare module "jenkins" {
  import type { EventEmitter } from "node:events";
  import type { Agent, ClientRequest, IncomingMessage, RequestOptions } from "node:http";

  type Transport = { readonly request: (options: RequestOptions) => ClientRequest };

  type ClientOptions = {
    readonly baseUrl: string;
    readonly crumbIssuer: false;
    readonly headers: { readonly [name: string]: string | undefined };
    readonly agent: Agent;
    readonly ca?: readonly string[];
    readonly cert?: string;
    readonly key?: string;
  };

  type ClientRequestOptions = {
    readonly method: string;
    readonly path: string;
    readonly headers: { readonly [name: string]: string };
    readonly body?: Buffer;
    /** The body stays a Buffer, whatever its type. */
    readonly buffer: true;
    /** Its event `cancel` aborts the request. */
    readonly ctx: EventEmitter;
    /** Milliseconds. */
    readonly timeout: number;
    /** In place of the client's. */
    readonly agent?: Agent;
    /** Ours: handed on to what sends it. */
    readonly watch: (request: ClientRequest) => void;
  };

  /** In the middle of its way: `transport` is what sends it. */
  type RunningRequest = { transport: Transport; readonly opts: ClientRequestOptions };

  export default class Jenkins {
    constructor(options: ClientOptions);
    _request(options: ClientRequestOptions): Promise<IncomingMessage & { body?: Buffer }>;
    _ext(event: "onRequest", callback: (request: RunningRequest, next: () => void) => void): void;
  }
}

declare module "proxy-from-env" {
  /** The address of the proxy that the environment names for a url; empty for none. */
  export function getProxyForUrl(url: string): string;
}

import { post } from "./post.ts";
import { refuseDebugger } from "./signals.ts";

refuseDebugger();
await post();

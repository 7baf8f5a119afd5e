import { refuseDebugger } from "../signals.ts";
import { post } from "./post.ts";

refuseDebugger();
await post();

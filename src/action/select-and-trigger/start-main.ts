import { refuseDebugger } from "../signals.ts";
import { main } from "./main.ts";

refuseDebugger();
await main();

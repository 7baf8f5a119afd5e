import { main } from "./main.ts";
import { refuseDebugger } from "./signals.ts";

refuseDebugger();
await main();

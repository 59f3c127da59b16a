import { probe } from "./probe.ts";

probe(process.stdin, process.stdout);

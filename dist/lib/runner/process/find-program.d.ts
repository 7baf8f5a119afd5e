type Variables = {
    readonly [name: string]: string | undefined;
};
/** The program that a shell with this search path would start; undefined if there is none. */
export declare function findProgram(name: string, env: Variables, cwd?: string): string | undefined;
export {};

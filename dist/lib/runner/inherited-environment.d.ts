/** The environment of this process as a `run:` step would have it. */
export declare function inheritedEnvironment(): {
    readonly [name: string]: string;
};

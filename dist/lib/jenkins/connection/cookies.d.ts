/** The cookies of one origin: Jenkins binds crumbs to its session. */
export declare function cookieJar(): {
    take: (lines?: readonly string[]) => void;
    header: () => {
        readonly cookie?: string;
    };
};

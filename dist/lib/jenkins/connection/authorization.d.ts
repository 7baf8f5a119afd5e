/** The header that says who we are; none for nobody. Throws a SelectionInputError where half of it is missing. */
export declare function authorizationOf(user: string | undefined, token: string | undefined): {
    readonly authorization?: string;
};

/** The version of this package; a test holds it against package.json. */
export declare const version = "0.1.0";

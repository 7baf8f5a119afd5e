/** Why a file cannot be read, in words for people. */
export function reasonOf(error) {
    switch (error instanceof Error && "code" in error ? error.code : undefined) {
        case "ENOENT":
        case "ENOTDIR":
            return "there is no such file";
        case "EISDIR":
            return "this is a folder; name a file in it, such as jipper.yml";
        case "EACCES":
        case "EPERM":
            return "it may not be read by this user";
        case "ELOOP":
            return "its symbolic links lead in a circle";
        default:
            return error instanceof Error ? error.message : String(error);
    }
}

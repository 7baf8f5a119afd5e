/** What people know a certificate by. */
export type Certificate = {
    readonly subject: string;
    readonly issuer: string;
    readonly validTo: string;
    /** As in `DNS:ci.example, IP Address:10.0.0.1`. */
    readonly names: string;
};
/**
 * The certificate that a server shows, trusted or not: for words about why it is refused, since Node forgets it by
 * then. Nothing is sent to that server. Undefined where it cannot be had.
 */
export declare function certificateOf(url: string): Promise<Certificate | undefined>;

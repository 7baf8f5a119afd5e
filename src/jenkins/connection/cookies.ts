/** The cookies of one origin: Jenkins binds crumbs to its session. */
export function cookieJar() {
  const cookies = new Map<string, string>();
  return {
    take: (lines: readonly string[] = []): void => {
      for (const line of lines) {
        const [pair = "", ...attributes] = line.split(";");
        const [name = "", ...value] = pair.split("=");
        if (attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute)))
          cookies.delete(name.trim());
        else if (name.trim() !== "") cookies.set(name.trim(), value.join("=").trim());
      }
    },
    header: (): { readonly cookie?: string } =>
      cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
  };
}

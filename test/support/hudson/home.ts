import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { agentCommand } from "./java.ts";
import { element } from "./xml.ts";

export type HudsonAgent = {
  readonly name: string;
  /** One unless told. */
  readonly executors?: number;
  /** With spaces between them. */
  readonly labels?: string;
};

export type HudsonUser = {
  /** None for `anonymous`, who needs no account. */
  readonly password?: string;
  /** `hudson.model.Hudson.Administer`, `hudson.model.Item.Read`, … */
  readonly permissions: readonly string[];
};

export type HudsonOptions = {
  /** Of the master, two unless told. */
  readonly executors?: number;
  readonly agents?: readonly HudsonAgent[];
  /** Turns security on. The first is who the fixture acts as: give it `hudson.model.Hudson.Administer`. */
  readonly users?: { readonly [name: string]: HudsonUser };
  /** POST without a crumb is refused. */
  readonly crumbs?: boolean;
};

/** Writes what Hudson reads at its start. */
export async function writeHome(home: string, options: HudsonOptions): Promise<void> {
  const users = Object.entries(options.users ?? {});
  for (const folder of ["tmp", "users", "agents"]) await mkdir(join(home, folder), { recursive: true });
  await writeFile(join(home, "config.xml"), configXml(home, options));
  await writeFile(join(home, "hudson-security.xml"), securityXml(users));
  for (const [name, { password }] of users) {
    if (password === undefined) continue;
    await mkdir(join(home, "users", name));
    await writeFile(join(home, "users", name, "config.xml"), userXml(name, password));
  }
}

function configXml(home: string, { executors = 2, agents = [], crumbs = false }: HudsonOptions): string {
  const issuer = "hudson.security.csrf.DefaultCrumbIssuer";
  return `<?xml version='1.0' encoding='UTF-8'?>
<hudson>
  <version>3.3.2</version>
  ${element("numExecutors", executors)}
  <mode>NORMAL</mode>
  <quietPeriod>0</quietPeriod>
  <slaves>${agents.map((agent) => agentXml(home, agent)).join("")}</slaves>
  ${crumbs ? `<crumbIssuer class="${issuer}"><excludeClientIPFromCrumb>false</excludeClientIPFromCrumb></crumbIssuer>` : ""}
</hudson>
`;
}

function agentXml(home: string, { name, executors = 1, labels = "" }: HudsonAgent): string {
  return `<slave>
    ${element("name", name)}
    <description></description>
    ${element("remoteFS", join(home, "agents", name))}
    ${element("numExecutors", executors)}
    <mode>NORMAL</mode>
    <retentionStrategy class="hudson.slaves.RetentionStrategy$Always"/>
    <launcher class="hudson.slaves.CommandLauncher">${element("agentCommand", agentCommand(home))}</launcher>
    ${element("label", labels)}
    <nodeProperties/>
  </slave>`;
}

/** Whether there is security or not, the port for agents that call in stays shut: it would be open to all. */
function securityXml(users: readonly (readonly [name: string, user: HudsonUser])[]): string {
  const granted = users.flatMap(([name, { permissions }]) =>
    permissions.map((permission) => element("permission", `${permission}:${name}`)),
  );
  return `<?xml version='1.0' encoding='UTF-8'?>
<hudsonSecurityManager>
  ${element("useSecurity", users.length > 0)}
  ${
    users.length === 0
      ? ""
      : `<authorizationStrategy class="hudson.security.GlobalMatrixAuthorizationStrategy">${granted.join("")}</authorizationStrategy>
  <securityRealm class="hudson.security.HudsonPrivateSecurityRealm"><disableSignup>true</disableSignup><enableCaptcha>false</enableCaptcha></securityRealm>`
  }
  <slaveAgentPort>-1</slaveAgentPort>
</hudsonSecurityManager>
`;
}

function userXml(name: string, password: string): string {
  const salt = "jipper";
  const hash = createHash("sha256").update(`${password}{${salt}}`).digest("hex");
  const details = "hudson.security.HudsonPrivateSecurityRealm_-Details";
  return `<?xml version='1.0' encoding='UTF-8'?>
<user>
  ${element("fullName", name)}
  <properties><${details}>${element("passwordHash", `${salt}:${hash}`)}</${details}></properties>
</user>
`;
}

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { relayGauges } from '#application';
import { describeConfig, readConfig } from '#platform';

const root = resolve(import.meta.dirname, '..');
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
}

const compose = parse(textOf('infra/compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: object;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
};
const services = Object.entries(compose.services);
const apps = services.filter(([, { image }]) => image === 'fremdrift');
const containerfile = textOf('infra/Containerfile');

const settings: ReadonlySet<string> = new Set(describeConfig({}).map(({ variable }) => variable));

/** `host:port` of everything that a text names by a service's name. */
const addressesIn = (text: string): readonly string[] => [...text.matchAll(/(?<![\w.-])([a-z][a-z0-9-]*:\d{2,5})(?!\d)/g)].map(([, address = '']) => address);

/** What each service listens on, as its own settings or its image say. */
function listening(name: string, { image, environment = {} }: Service): readonly number[] {
  if (image === 'fremdrift') return [Number(/FREMDRIFT_PORT=(\d+)/.exec(containerfile)?.[1])];
  if (image.startsWith('apache/kafka')) return [...(environment['KAFKA_LISTENERS'] ?? '').matchAll(/:(\d+)/g)].map(([, port]) => Number(port));
  const [kind = ''] = image.split(':');
  const port = { postgres: 5432, 'kurrentplatform/kurrentdb': 2113, 'prom/prometheus': 9090, 'grafana/grafana': 3000 }[kind];
  if (port === undefined) throw new Error(`say what ${name} listens on`);
  return [port];
}

/** What both server and relay see: evidence. */
const SHARED = 'evidence:/evidence';

describe('the compose file', () => {
  it('starts three nodes of KurrentDB, Kafka, PostgreSQL, the apps, Prometheus and a dashboard', () => {
    const kinds = services.map(([, { image }]) => image.replace(/:.*/, '')).toSorted();
    const kurrentdb = 'kurrentplatform/kurrentdb';
    const app = 'fremdrift';
    expect(kinds).toEqual(['apache/kafka', app, app, app, app, 'grafana/grafana', kurrentdb, kurrentdb, kurrentdb, 'postgres', 'prom/prometheus']);
  });

  it('gives the apps settings that there are, with values that they take', () => {
    for (const [name, { environment = {} }] of apps) {
      expect([name, Object.keys(environment).filter((variable) => !settings.has(variable))]).toEqual([name, []]);
      const filledIn = Object.entries(environment).map(([variable, value]) => [variable, value.replaceAll(/\$\{\w+:\?[^}]*\}/g, 'secret')]);
      expect(readConfig(Object.fromEntries(filledIn))).toMatchObject({ kafka: ['kafka:9092'], projector: 'apart', relay: 'apart' });
    }
  });

  it('names only services that there are, on the ports that they listen on and a network that they share', () => {
    const open = new Map(services.map(([name, service]) => [name, listening(name, service)]));
    for (const [name, { environment = {}, networks }] of services) {
      for (const address of addressesIn(Object.values(environment).join(' '))) {
        const [host = '', port] = address.split(':');
        expect([name, address, open.get(host)]).toEqual([name, address, expect.arrayContaining([Number(port)])]);
        expect(compose.services[host]?.networks.some((network) => networks.includes(network))).toBe(true);
      }
    }
  });

  it('runs the apps without rights, on a file system that they can write only their data to', () => {
    for (const [, app] of apps) expect(app).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], tmpfs: ['/tmp'] });
    for (const [, { volumes = [] }] of apps) expect(volumes.filter((volume) => volume !== SHARED)).toEqual([expect.stringMatching(/^[\w-]+:\/data$/)]);
  });

  it('gives each service a volume of its own, beside what server and relay share, and mounts only files that there are', () => {
    const all = services.flatMap(([, { volumes = [] }]) => volumes);
    const mounted = [SHARED, ...all.filter((volume) => volume !== SHARED)].map((volume) => volume.split(':')[0] ?? '');
    const named = mounted.filter((source) => !source.startsWith('.'));
    expect(named.toSorted()).toEqual(Object.keys(compose.volumes).toSorted());
    expect(mounted.filter((source) => source.startsWith('.') && !existsSync(join(root, 'infra', source)))).toEqual([]);
  });

  it('waits only for services whose health is asked for, and lets nobody outside this machine in', () => {
    for (const [, { depends_on = {}, ports = [] }] of services) {
      for (const [other, { condition }] of Object.entries(depends_on))
        expect(compose.services[other]?.healthcheck === undefined).toBe(condition === 'service_started');
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(compose.networks['engines']).toEqual({ internal: true });
  });

  it('has the Kafka that the tests run on', () => {
    const [, version] = /<artifactId>kafka_2\.13<\/artifactId>\s*<version>([\d.]+)</.exec(textOf('infra/dev/kafka/pom.xml')) ?? [];
    expect(compose.services['kafka']?.image).toBe(`apache/kafka:${version}`);
  });
});

describe('the container image', () => {
  const programs = [...`${containerfile}\n${textOf('infra/compose.yaml')}`.matchAll(/dist\/(apps\/[\w/-]+)\.js/g)].map(([, path = '']) => path);

  it('is built from the whole house', () => {
    for (const [, { build }] of apps) {
      expect(resolve(root, 'infra', build?.context ?? '')).toBe(root);
      expect(existsSync(join(root, build?.dockerfile ?? ''))).toBe(true);
    }
  });

  it('runs as a plain user', () => {
    expect(containerfile).toMatch(/^USER (?!0|root)\d+:\d+$/m);
  });

  it('starts programs that the build makes', () => {
    expect(new Set(programs)).toEqual(new Set(['apps/cli/src/main', 'apps/projector/src/main', 'apps/relay/src/main']));
    expect(programs.filter((path) => !existsSync(join(root, `${path}.ts`)))).toEqual([]);
  });

  it('asks for its health at the port and with the settings that it has', () => {
    const named = [...containerfile.matchAll(/\b(FREMDRIFT_[A-Z]+)\b/g)].map(([, variable = '']) => variable);
    expect(named.filter((variable) => !settings.has(variable))).toEqual([]);
    const [, probe] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(containerfile) ?? [];
    expect(JSON.parse(probe ?? '')).toEqual(['node', '--eval', expect.stringContaining('/health/live')]);
  });
});

describe('what Prometheus gathers and the dashboard shows', () => {
  it('is asked for where something listens', () => {
    const open = new Set(services.flatMap(([name, service]) => listening(name, service).map((port) => `${name}:${port}`)));
    const asked = addressesIn(textOf('infra/prometheus/prometheus.yml'));
    expect(asked).toEqual(expect.arrayContaining(apps.map(([name]) => `${name}:3000`)));
    expect(asked.filter((address) => !open.has(address))).toEqual([]);
    const [, token] = /credentials_file: ([\w/-]+)/.exec(textOf('infra/prometheus/prometheus.yml')) ?? [];
    expect(compose.services['prometheus']).toMatchObject({ configs: [{ target: token }] });
    const { datasources } = parse(textOf('infra/grafana/provisioning/datasources/prometheus.yaml')) as {
      readonly datasources: readonly { readonly url: string }[];
    };
    expect(datasources.map(({ url }) => url)).toEqual(['http://prometheus:9090']);
  });

  it('are figures that there are', () => {
    const inSources = globSync('libs/**/*.ts', { cwd: root, exclude: ['**/*.spec.ts', '**/testing/**'] }).flatMap(
      (path) => textOf(path).match(/\bfremdrift_[a-z_]+/g) ?? [],
    );
    const zero = { position: 0, lag: 0, sent: 0, rate: 0, recorded: 0, repeated: 0, refused: 0, amiss: { repeated: 0, gone: 0 } };
    const there = new Set([...inSources, ...relayGauges({ out: zero, status: zero, in: zero }).map(({ name }) => name)]);
    const shown = ['infra/prometheus/alerts.yml', 'infra/grafana/dashboards/fremdrift.json'].flatMap(
      (path) => textOf(path).match(/\bfremdrift_[a-z_]+/g) ?? [],
    );
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.map((name) => name.replace(/_seconds_(bucket|count)$/, '_seconds')).filter((name) => !there.has(name))).toEqual([]);
  });

  it('are files in the form that is read', () => {
    const { groups } = parse(textOf('infra/prometheus/alerts.yml')) as { readonly groups: readonly { readonly rules: readonly object[] }[] };
    for (const rule of groups.flatMap(({ rules }) => rules))
      expect(rule).toMatchObject({ alert: expect.stringMatching(/^[A-Z]\w+$/), expr: expect.any(String), annotations: { summary: expect.any(String) } });
    const { panels } = JSON.parse(textOf('infra/grafana/dashboards/fremdrift.json')) as {
      readonly panels: readonly { readonly id: number; readonly targets: readonly object[] }[];
    };
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { targets } of panels) expect(targets.length).toBeGreaterThan(0);
  });
});

import { existsSync } from 'node:fs';
import { mayHoldVault, openVaultReader, readSources, type Layout } from '#application';
import { streams } from '#domain';
import { lookAtKurrentLog } from '#event-store';
import { BROKER_SETTINGS, brokerBy, readConfig } from '#platform';
import { connectPostgres } from '#postgres';
import { found, good, told, wrong, type Environment, type Finding } from './finding.js';

/** Whether the engines that the settings name answer, and what of this ledger they hold. Nothing is changed. @throws Refused `invalid` for settings that can't be used */
export async function examineEngines(layout: Layout, environment: Environment): Promise<readonly Finding[]> {
  const config = readConfig(environment, [...BROKER_SETTINGS, 'sources']);
  const { kafka, sources } = config;
  const { kurrentdb, postgres, tenant } = layout.engines;
  return [
    kurrentdb === null ? told('KurrentDB', 'not used: the log is a file') : await found('KurrentDB', () => kurrentOf(kurrentdb, tenant)),
    postgres === null ? told('PostgreSQL', 'not used: read models and vault are files') : await found('PostgreSQL', () => postgresOf(postgres)),
    await found('vault', () => vaultOf(layout)),
    ...(postgres === null ? [] : leftIn(layout)),
    kafka === null ? told('Kafka', 'not used: nothing is relayed') : await found('Kafka', () => kafkaOf(config, kafka)),
    ...(kafka === null ? [] : [await found('sources', async () => sourcesOf(sources))]),
  ];
}

async function kurrentOf(url: string, tenant: string): Promise<Finding> {
  const { hosts, holdsLedger } = await lookAtKurrentLog(url, `${tenant}/`, streams.ledger());
  return good('KurrentDB', `${hosts} answers; ${holdsLedger ? 'it holds' : 'it does not hold yet'} a ledger in the streams ${tenant}/…`);
}

async function postgresOf(url: string): Promise<Finding> {
  const postgres = await connectPostgres(url, { applicationName: 'fremdrift doctor', max: 1 });
  try {
    const [server] = await postgres.query("SELECT current_setting('server_version') AS version, current_database() AS name, current_user AS as_user");
    return good('PostgreSQL', `version ${String(server?.['version'])}, database ${String(server?.['name'])}, as ${String(server?.['as_user'])}`);
  } finally {
    await postgres.close();
  }
}

async function vaultOf(layout: Layout): Promise<Finding> {
  if (!mayHoldVault(layout)) {
    if (!existsSync(layout.log)) return told('vault', 'of no ledger yet');
    return wrong('vault', `none in ${layout.root}`, 'put back the vault.db that was backed up with the log; if it was moved to PostgreSQL, set POSTGRES_URL');
  }
  const vault = await openVaultReader(layout);
  try {
    const ledger = await vault.ledger();
    return ledger === null ? told('vault', 'of no ledger yet') : good('vault', `of ${ledger}`);
  } finally {
    await vault.close();
  }
}

/** Files that are used no more since POSTGRES_URL is set; keys in one of them are reached by no erasure. */
function leftIn({ vault, views }: Layout): readonly Finding[] {
  const vaultLeft = wrong(
    'vault.db',
    `${vault} lies there beside POSTGRES_URL, and is not used`,
    'move it with `fremdrift migrate`; if it is an old copy, delete it: what is erased goes on lying in it',
  );
  const viewsLeft = told('views.db', `${views} lies there beside POSTGRES_URL, and is not used: delete it`);
  return [...(existsSync(vault) ? [vaultLeft] : []), ...(existsSync(views) ? [viewsLeft] : [])];
}

async function kafkaOf(config: Parameters<typeof brokerBy>[0], brokers: readonly string[]): Promise<Finding> {
  const broker = await brokerBy(config, 'fremdrift-doctor');
  await broker?.close();
  return good('Kafka', `${brokers.join(', ')} answer`);
}

function sourcesOf(file: string | null): Finding {
  const { size } = readSources(file);
  return size === 0 ? told('sources', 'none may send') : good('sources', `${size} may send`);
}

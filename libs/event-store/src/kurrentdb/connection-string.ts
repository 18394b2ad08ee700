import { Refused } from '#kernel';

/** The setting that holds the connection string; what it says is never repeated in a message, for it may hold a password. */
const SETTING = 'KURRENTDB_URL';

const SHAPE = /^(?:kurrentdb|kurrent|kdb|esdb)(?:\+discover)?:\/\/(?:[^:@/?]+:[^@/?]+@)?(?<hosts>[^@/?]+)\/?(?:\?(?<options>[^@]*))?$/;
const OPTIONS = new Set(
  [
    'connectionName',
    'defaultDeadline',
    'discoveryInterval',
    'gossipTimeout',
    'keepAliveInterval',
    'keepAliveTimeout',
    'maxDiscoverAttempts',
    'nodePreference',
    'tls',
    'tlsCAFile',
    'tlsVerifyCert',
    'userCertFile',
    'userKeyFile',
  ].map(flat),
);

/**
 * The hosts of a connection string, for messages. It is read here before the client reads it, which repeats the whole string, password and all,
 * in its errors and warnings.
 * @throws Refused `unavailable` for what is not one, or has an option that does not exist or can't be had here
 */
export function hostsOf(url: string): string {
  const { hosts, options = '' } = SHAPE.exec(url.trim())?.groups ?? {};
  if (hosts === undefined)
    throw refusedSetting(
      'it is not a connection string',
      'write kurrentdb://user:password@host:2113?tls=true, with %40 for an @ and %3F for a ? in the password',
    );
  for (const [name] of new URLSearchParams(options)) {
    if (!OPTIONS.has(flat(name))) throw refusedSetting(`its option ${JSON.stringify(name)} is unknown`, `use only ${[...OPTIONS].join(', ')}`);
  }
  return hosts;
}

/** A refusal that names the setting, with what is wrong with it and what would be right. */
export function refusedSetting(problem: string, remedy: string, options?: ErrorOptions): Refused {
  return new Refused('unavailable', `${SETTING}: ${problem}; ${remedy}`, [{ field: SETTING, problem, remedy }], options);
}

function flat(name: string): string {
  return name.trim().toLowerCase().replaceAll(/[_-]/g, '');
}

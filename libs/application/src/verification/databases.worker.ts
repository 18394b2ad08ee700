import { parentPort, workerData } from 'node:worker_threads';
import { Broken } from '#kernel';
import { problemsIn } from './databases.js';

/** Has SQLite check the files, and says what it found. */
const port = parentPort;
if (port === null) throw new Broken('databases are checked in a worker thread');
const tell = (problems: ReturnType<typeof problemsIn>) => port.postMessage(problems);

tell((workerData as readonly string[]).flatMap(problemsIn));

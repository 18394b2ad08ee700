/**
 * Where a worker thread's compiled file is. Threads always run compiled code, so a caller that itself runs from source
 * (a test) is pointed into `dist`, which `npm test` builds first.
 */
export function workerUrl(callerUrl: string, file: string): URL {
  const beside = new URL(file, callerUrl);
  if (!callerUrl.endsWith('.ts')) return beside;
  return new URL(beside.href.replace(/\/(libs|apps|test)\/([^/]+)\/src\/(?!.*\/src\/)/, '/dist/$1/$2/src/'));
}

const lib = (name) => `^libs/${name}/`;

/** A rule: modules whose path is like `from`, and not like `unless`, see none that is `to`: like a path, or as said. */
const forbid = (name, from, to, unless) => ({
  name,
  severity: 'error',
  from: { ...(from !== null && { path: from }), ...(unless !== undefined && { pathNot: unless }) },
  to: typeof to === 'string' ? { path: to } : to,
});

/** Who may import whom (docs/architecture.md): each library sees only those to its left, through their index.ts. */
const order = ['kernel', 'domain', 'goal-types', 'reporting', 'rendering', 'projections', 'application'];
const layering = order.map((from, index) => {
  const above = order
    .slice(index + 1)
    .map(lib)
    .join('|');
  return forbid(`${from}-sees-only-what-is-below`, lib(from), above || '^$');
});

export default {
  forbidden: [
    ...layering,
    forbid('no-cycles', null, { circular: true }),
    forbid('kernel-depends-on-nothing', lib('kernel'), '^libs/(?!kernel/)'),
    forbid('the-event-store-and-the-transparency-log-know-nothing-but-the-kernel', '^libs/(event-store|transparency)/', '^libs/(?!kernel/|$1/)'),
    forbid('publishing-knows-the-log-and-no-domain', '^libs/publishing/', '^libs/(?!kernel/|event-store/|transparency/|publishing/)'),
    forbid('postgres-and-messaging-know-nothing-but-the-kernel', '^libs/(postgres|messaging)/', '^libs/(?!kernel/|$1/)'),
    forbid('tables-and-disclosure-know-nothing-but-the-kernel', '^libs/(tables|disclosure)/', '^libs/(?!kernel/|$1/)'),
    forbid('a-report-and-its-renderers-know-no-ledger', '^libs/(reporting|rendering)/', '^libs/(?!kernel/|domain/|goal-types/|tables/|reporting/|rendering/)'),
    forbid(
      'only-the-rooms-of-formats-know-their-writers',
      '^(libs|apps)/',
      'node_modules/(@myriaddreamin|echarts|@resvg|docx|pptxgenjs|fflate|hyparquet-writer|uqr)/',
      '^libs/(tables|rendering)/',
    ),
    forbid(
      'only-the-room-of-an-engine-knows-its-client',
      '^(libs|apps)/',
      'node_modules/(pg|pg-copy-streams|kafkajs|@kurrent)/',
      '^libs/(postgres|messaging|event-store/src/kurrentdb|projections/src/postgres|application/src/vault/postgres)/',
    ),
    forbid('only-the-room-of-tracing-knows-open-telemetry', '^(libs|apps|test)/', 'node_modules/@opentelemetry/', '^libs/platform/src/tracing/'),
    forbid(
      'only-the-process-of-the-signer-opens-key-files',
      '^(libs|apps|test)/',
      '^libs/publishing/src/signer/key-files\\.ts$',
      '^libs/publishing/src/signer/(signer\\.process|key-files\\.int\\.spec)\\.ts$',
    ),
    forbid(
      'the-domain-and-goal-types-know-no-engine',
      '^libs/(domain|goal-types)/',
      '^libs/(event-store|projections|application|platform|contract|transparency|publishing)/',
    ),
    forbid('libraries-know-no-app', '^libs/', '^(apps|test)/'),
    forbid('only-apps-and-platform-know-nest', '^libs/(?!platform/)', 'node_modules/@nestjs/'),
    forbid('index-is-the-only-door', '^(?:libs|apps|test)/([^/]+)/', { path: '^libs/([^/]+)/src/(?!index\\.ts$)', pathNot: '^(?:libs|apps|test)/$1/' }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { conditionNames: ['fremdrift:source', 'import', 'node', 'default'], extensions: ['.ts', '.js'] },
  },
};

// Who may import whom. The levels are those of the design, kept in one list: api/src/module-levels.json.
const levels = require('./api/src/module-levels.json');

const MODULES = '^api/src/modules/';
const TESTS = '\\.(spec|api-spec|contract)\\.tsx?$';
const any = (names) => `(${names.join('|')})`;
const known = Object.values(levels).flat();

/** A module may import from lower levels only: not from its own level's neighbours, not from above. */
const downwardsOnly = Object.entries(levels).flatMap(([level, names]) =>
  names.map((name) => {
    const refused = Object.entries(levels)
      .filter(([other]) => Number(other) >= Number(level))
      .flatMap(([, others]) => others)
      .filter((other) => other !== name);
    return {
      name: `${name}-imports-downwards-only`,
      comment: `${name} is on level ${level}: it may import from lower levels only. Listen to the other module's events, keep an own read table, or let the page compose two calls.`,
      severity: 'error',
      from: { path: `${MODULES}${name}/`, pathNot: TESTS },
      to: { path: `${MODULES}${any(refused)}/` },
    };
  }),
);

const modules = [
  ...downwardsOnly,
  {
    name: 'module-has-a-level',
    comment: 'This module has no level yet: add it to api/src/module-levels.json.',
    severity: 'error',
    from: { path: `${MODULES}(?!${any(known)}/)` },
    to: {},
  },
  {
    name: 'only-the-doors-of-a-module',
    comment:
      'Of another module only *.module, *.reads and *.events may be imported: ask it a question through its reads.',
    severity: 'error',
    from: { path: `${MODULES}([^/]+)/`, pathNot: TESTS },
    to: {
      path: `${MODULES}([^/]+)/`,
      pathNot: [`${MODULES}$1/`, '\\.(module|reads|events)\\.ts$'],
    },
  },
  {
    name: 'platform-knows-no-module',
    comment:
      'platform has no business word in it: pass what it needs by a provider or a decorator.',
    severity: 'error',
    from: { path: '^api/src/platform/', pathNot: TESTS },
    to: { path: '^api/src/(modules|commands)/|^api/src/(app\\.module|main|worker)\\.ts$' },
  },
  {
    name: 'modules-know-no-program',
    comment: 'Modules are composed by app.module and the commands, never the other way round.',
    severity: 'error',
    from: { path: MODULES, pathNot: TESTS },
    to: { path: '^api/src/commands/|^api/src/(app\\.module|main|worker)\\.ts$' },
  },
];

const roles = [
  {
    name: 'database-only-in-its-files',
    comment:
      'Only *.service, *.queries, *.reads, *.document and *.entity (and platform, commands) touch TypeORM.',
    severity: 'error',
    from: {
      path: '^api/src/',
      pathNot: [
        TESTS,
        '\\.(service|queries|reads|document|entity)\\.ts$',
        '^api/src/(platform|commands)/',
      ],
    },
    to: { path: 'node_modules/(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'lifecycles-are-pure',
    comment:
      'A lifecycle is a table: no Nest, no TypeORM, no input or output. Load data before and pass it in.',
    severity: 'error',
    from: { path: '\\.lifecycle\\.ts$' },
    to: {
      path: [
        'node_modules/(@nestjs|typeorm|pg|fastify)/',
        '\\.(service|queries|reads|entity)\\.ts$',
      ],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'controllers-hold-no-rows',
    comment: 'A controller forwards to one use case or query; it knows no table.',
    severity: 'error',
    from: { path: '\\.controller\\.ts$' },
    to: { path: '\\.entity\\.ts$' },
  },
];

const workspaces = [
  {
    name: 'web-imports-nothing-of-the-api',
    comment: 'The web knows the API only by its generated types (web/src/api/schema.d.ts).',
    severity: 'error',
    from: { path: '^web/' },
    to: {
      path: '^(api|search|migrations)/|node_modules/@aism/',
      // The one package that browsers and the server share.
      pathNot: '^api/sealing/|node_modules/@aism/sealing/',
    },
  },
  {
    name: 'search-stands-alone',
    comment:
      'search/ knows engines, text and matching; no Nest, no TypeORM, nothing of api or web.',
    severity: 'error',
    from: { path: '^search/' },
    to: { path: '^(api|web|migrations)/|node_modules/(@nestjs|typeorm|pg)/' },
  },
  {
    name: 'sealing-stands-alone',
    comment: 'api/sealing runs in browsers, too: WebCrypto and the sharing scheme, nothing else.',
    severity: 'error',
    from: { path: '^api/sealing/', pathNot: TESTS },
    to: {
      path: '^(api/src|web|search|migrations)/|node_modules/(?!shamir-secret-sharing/|@types/)',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'matching-is-pure',
    comment: 'Matching and planning compute: they read no file, ask no engine, look at no clock.',
    severity: 'error',
    from: { path: '^search/src/(matching|planning)/', pathNot: TESTS },
    to: {
      path: '^search/src/(embedded|meili)/|^(fs|fs/promises|http|https|net|child_process)$|node_modules/meilisearch/',
    },
  },
  {
    name: 'only-search-knows-meilisearch',
    comment: 'Use the port of @aism/search.',
    severity: 'error',
    from: { path: '^(api|web)/src/', pathNot: TESTS },
    to: { path: 'node_modules/meilisearch/' },
  },
  {
    name: 'migrations-import-types-only',
    comment: 'An entity changes, a migration does not: raw SQL, and types of typeorm at most.',
    severity: 'error',
    from: { path: '^migrations/', pathNot: TESTS },
    to: { dependencyTypesNot: ['type-only'] },
  },
];

const web = [
  {
    name: 'features-know-no-feature',
    comment: 'Compose two features in web/src/app, or move what they share to ui or lib.',
    severity: 'error',
    from: { path: '^web/src/features/([^/]+)/', pathNot: TESTS },
    to: { path: '^web/src/features/([^/]+)/', pathNot: '^web/src/features/$1/' },
  },
  {
    name: 'features-know-no-app',
    comment: 'app composes features, never the other way round.',
    severity: 'error',
    from: { path: '^web/src/(features|ui|lib|api|i18n)/', pathNot: TESTS },
    to: { path: '^web/src/app/' },
  },
  {
    name: 'the-base-knows-no-feature',
    comment: 'ui, lib, api and i18n have no business word in them.',
    severity: 'error',
    from: { path: '^web/src/(ui|lib|api|i18n)/', pathNot: TESTS },
    to: { path: '^web/src/features/' },
  },
  {
    name: 'ui-only-draws',
    comment: 'A ui component gets its data by props: no calls to the API.',
    severity: 'error',
    from: { path: '^web/src/ui/', pathNot: TESTS },
    to: { path: '^web/src/api/' },
  },
];

const general = [
  {
    name: 'no-circular',
    comment:
      'A cycle means that two files are one: split off what both need. (Types alone make none.)',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'This import leads nowhere.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-barrels',
    comment: 'Import the file itself; a package has one door, search/src/index.ts.',
    severity: 'error',
    from: {},
    to: {
      path: '^(api|web|search)/.*/index\\.tsx?$',
      pathNot: ['^(search|api/sealing)/src/index\\.ts$', '^web/src/i18n/'],
    },
  },
];

module.exports = {
  forbidden: [...general, ...workspaces, ...modules, ...roles, ...web],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
  },
};

/**
 * Who may import whom. `npm run check` runs it, and test/house/dependencies.test.ts breaks each
 * rule on purpose to see it bite. Type-only imports count as imports.
 */

/** Imports from a room that lead anywhere but to what is listed are refused. */
const room = (name, from, comment, allowed) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { pathNot: allowed },
});

/** A package that belongs to one room. */
const onlyIn = (packages, rooms) => ({
  name: `${packages.split('|')[0]}-stays-in-its-room`,
  severity: 'error',
  comment: `${packages} is known to ${rooms} only: add a method to a port and call that.`,
  from: { path: '^src/', pathNot: rooms },
  to: { path: `(^|node_modules/)(${packages})(/|$)` },
});

const dateFns = 'node_modules/date-fns/';

export default {
  forbidden: [
    room('domain-stands-alone', '^src/domain/', 'The domain knows nothing of ours but itself.', [
      '^src/domain/',
      dateFns,
      'node_modules/@date-fns/tz/',
    ]),
    room('blocks-are-pure', '^src/blocks/', 'Block Kit vocabulary: domain words in, JSON out.', [
      '^src/(blocks|domain)/',
      'node_modules/@slack/types/',
      dateFns,
    ]),
    room('ports-are-words', '^src/ports/', 'Ports are types over domain and blocks.', [
      '^src/(ports|domain|blocks)/',
    ]),
    room('stores-are-words', '^src/stores/', 'Stores are types over the domain.', [
      '^src/(stores|domain)/',
    ]),
    room('chain-computes', '^src/chain/', 'The chain of the audit: computed, asked of nobody.', [
      '^src/(chain|domain)/',
      '^(node:)?crypto$', // hashes only
    ]),
    room('audit-files-stand-alone', '^src/audit-file/', 'An exported audit, without any service.', [
      '^src/(audit-file|chain|domain)/',
      '^(node:)?fs$',
      '^(node:)?readline$',
    ]),
    room('rule-cases-stand-alone', '^src/rule-cases/', 'Cases of rules, without any service.', [
      '^src/(rule-cases|domain)/',
      '^src/features/alerts/cases/',
      '^(node:)?fs$',
      'node_modules/yaml/',
    ]),
    room('commands-are-a-list', '^src/commands\\.ts$', 'Just the names.', ['^$']),
    room('grammar-is-pure', '^src/grammar/', 'Text to words to names; no service is asked here.', [
      '^src/(grammar|domain)/',
      '^src/(ports|stores)/',
      '^src/commands\\.ts$',
      'node_modules/fuse\\.js/',
      dateFns,
    ]),
    room('access-knows-ports-only', '^src/access/', 'The gate decides from ports and domain.', [
      '^src/(access|grammar|domain)/',
      '^src/(ports|stores)/',
      '^src/remembered\\.ts$',
    ]),
    room('floor-knows-ports-only', '^src/floor/', 'What commands share about the floor.', [
      '^src/(floor|grammar|access|domain)/',
      '^src/(ports|stores)/',
      '^src/(commands|remembered)\\.ts$',
    ]),
    room(
      'features-know-ports-only',
      '^src/features/([^/]+)/',
      'A feature knows its own folder, what all features share, and ports; never another feature or an SDK.',
      [
        '^src/features/$1/',
        '^src/features/[^/]+\\.ts$',
        '^src/features/audit/', // a road of several commands
        '^src/(floor|grammar|access|domain|blocks|chain)/',
        '^src/(ports|stores)/',
        '^src/commands\\.ts$',
        '^(node:)?util$', // computes only
        'node_modules/yaml/', // rules as a file
        'node_modules/zod/', // rules as a file
        dateFns,
      ],
    ),
    room(
      'what-features-share-knows-no-feature',
      '^src/features/[^/]+\\.ts$',
      'Shared files stand below the features.',
      [
        '^src/features/[^/]+\\.ts$',
        '^src/(floor|grammar|access|domain|blocks)/',
        '^src/(ports|stores)/',
        '^src/commands\\.ts$',
        '^(node:)?util$', // computes only
        'node_modules/csv-stringify/', // the exports
        dateFns,
      ],
    ),
    room('pictures-are-painted-from-data', '^src/pictures/', 'Charts in, a picture out.', [
      '^src/(pictures|blocks)/',
      '^src/ports/',
      '^(node:)?module$', // where the letters are
      'node_modules/@napi-rs/canvas/',
      'node_modules/chart\\.js/',
    ]),
    room('feed-knows-ports-only', '^src/feed/', 'What EventBridge posts, in our own words.', [
      '^src/(feed|domain)/',
      '^src/(ports|stores)/',
      '^src/route\\.ts$',
      'node_modules/zod/',
      '^(node:)?crypto$', // the secret is compared
      '^(node:)?http$', // types only
    ]),
    room('webhook-knows-ports-only', '^src/webhook/', 'What a pager is told, over HTTP.', [
      '^src/(webhook|domain)/',
      '^src/ports/',
      '^(node:)?crypto$', // the signature
    ]),
    {
      name: 'edges-do-not-know-each-other',
      severity: 'error',
      comment:
        'slack, connect, redis, schedule, pictures and webhook meet only where the parts are put together.',
      from: { path: '^src/(slack|connect|redis|schedule|pictures|webhook)/' },
      to: {
        path: '^src/(slack|connect|redis|schedule|pictures|webhook|config|manifest)[/.]',
        pathNot: '^src/$1/',
      },
    },
    {
      name: 'services-know-no-feature',
      severity: 'error',
      comment: 'connect, redis and schedule serve ports; only the Slack edge sees features.',
      from: { path: '^src/(connect|redis|schedule)/' },
      to: { path: '^src/(features|floor|grammar|access|blocks)/' },
    },
    {
      name: 'main-is-imported-by-nobody',
      severity: 'error',
      comment: 'Starting the process is nobody else’s business.',
      from: {},
      to: { path: '^src/((manifest|audit-file|rule-cases)/)?main\\.ts$' },
    },
    {
      name: 'environment-comes-from-main',
      severity: 'error',
      comment: 'Those who start the process read the environment and hand on what is needed.',
      from: { path: '^src/', pathNot: '^src/((manifest|audit-file|rule-cases)/)?main\\.ts$' },
      to: { path: '^(node:)?process$' },
    },
    onlyIn('@slack/bolt|@slack/web-api|@slack/socket-mode', '^src/slack/'),
    onlyIn('@aws-sdk|@smithy', '^src/connect/'),
    onlyIn('ioredis', '^src/redis/'),
    onlyIn('node-cron', '^src/schedule/'),
    onlyIn('chart\\.js|@napi-rs/canvas', '^src/pictures/'),
    onlyIn('dotenv', '^src/env-file\\.ts$'),
    onlyIn('yaml', '^src/(manifest|rule-cases|features/alerts/file)/'),
    onlyIn('pino', '^src/log\\.ts$'),
    {
      name: 'src-ships-alone',
      severity: 'error',
      comment: 'Nothing of the sandbox, the tests or the scripts reaches the production start.',
      from: { path: '^src/' },
      to: { path: '^(sandbox|test|scripts)/' },
    },
    {
      name: 'src-needs-no-development-package',
      severity: 'error',
      comment: 'A production install has no devDependencies: move the package to dependencies.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'sandbox-needs-no-test',
      severity: 'error',
      comment: 'The demo runs without the tests; the gallery alone shows what the view tests use.',
      from: { path: '^sandbox/' },
      to: { path: '^test/', pathNot: '^test/fixtures/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Two files that need each other are one file, or lack a third. The page draws blocks inside blocks and may turn round.',
      from: { pathNot: '^sandbox/page/' },
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'The file or package is not there.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // TypeScript 7 has no compiler API for the cruiser to use. Its own parser finds every import of
    // this tree, types and JSX included (compared with swc's, which stumbles over JSX).
    tsPreCompilationDeps: true,
    // Parts of a package (csv-stringify/sync) are found by what it exports.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)/' },
  },
};

import type { QueuesReading } from '../../src/domain/contact-centre.ts';
import { RedisAlertStore } from '../../src/redis/alert-store.ts';
import { RedisAuditLog } from '../../src/redis/audit-log.ts';
import { RedisBoardStore } from '../../src/redis/board-store.ts';
import { RedisCheckJournal } from '../../src/redis/check-journal.ts';
import { agentsForm } from '../../src/redis/codec/agents-form.ts';
import { queuesForm } from '../../src/redis/codec/queues-form.ts';
import { RedisContactFeed } from '../../src/redis/contact-feed.ts';
import { RedisHoldMemory } from '../../src/redis/hold-memory.ts';
import { RedisListenAttempts } from '../../src/redis/listen-attempts.ts';
import { RedisListenRequests } from '../../src/redis/listen-requests.ts';
import { RedisListenSessions } from '../../src/redis/listen-sessions.ts';
import { RedisListings } from '../../src/redis/listings.ts';
import { RedisReadingShelf } from '../../src/redis/reading-shelf.ts';
import { RedisSettingsStore } from '../../src/redis/settings-store.ts';
import { RedisViewStore } from '../../src/redis/view-store.ts';
import { RedisWaitHistory } from '../../src/redis/wait-history.ts';
import { usualBounds } from '../../src/redis/wait-plan.ts';
import { RedisWatchStore } from '../../src/redis/watch-store.ts';
import { alertStoreContract } from '../contracts/alert-store.ts';
import { auditLogContract } from '../contracts/audit-log.ts';
import { boardStoreContract } from '../contracts/board-store.ts';
import { checkJournalContract } from '../contracts/check-journal.ts';
import { contactFeedContract } from '../contracts/contact-feed.ts';
import { holdMemoryContract } from '../contracts/hold-memory.ts';
import { listenAttemptsContract } from '../contracts/listen-attempts.ts';
import { listenRequestsContract } from '../contracts/listen-requests.ts';
import { listenSessionsContract } from '../contracts/listen-sessions.ts';
import { listingsContract } from '../contracts/listings.ts';
import {
  agentsExamples,
  queuesExamples,
  readingShelfContract,
} from '../contracts/reading-shelf.ts';
import { settingsStoreContract } from '../contracts/settings-store.ts';
import { viewStoreContract } from '../contracts/view-store.ts';
import { waitHistoryContract } from '../contracts/wait-history.ts';
import { watchStoreContract } from '../contracts/watch-store.ts';
import { FakeAlertStore } from '../fakes/alert-store.ts';
import { FakeAuditLog } from '../fakes/audit-log.ts';
import { FakeBoardStore } from '../fakes/board-store.ts';
import { FakeCheckJournal } from '../fakes/check-journal.ts';
import { FakeContactFeed } from '../fakes/contact-feed.ts';
import { FakeHoldMemory } from '../fakes/hold-memory.ts';
import { FakeListenAttempts } from '../fakes/listen-attempts.ts';
import { FakeListenRequests } from '../fakes/listen-requests.ts';
import { FakeListenSessions } from '../fakes/listen-sessions.ts';
import { FakeListings } from '../fakes/listings.ts';
import { FakeReadingShelf } from '../fakes/reading-shelf.ts';
import { FakeSettingsStore } from '../fakes/settings-store.ts';
import { FakeViewStore } from '../fakes/view-store.ts';
import { FakeWaitHistory } from '../fakes/wait-history.ts';
import { FakeWatchStore } from '../fakes/watch-store.ts';
import { redisForTests } from '../redis-server.ts';

const { connection, log } = redisForTests();
const redis = () => connection().redis;

alertStoreContract('in Redis', () => new RedisAlertStore(redis(), log));
alertStoreContract('the fake', () => new FakeAlertStore());
checkJournalContract('in Redis', () => new RedisCheckJournal(redis(), log));
checkJournalContract('the fake', () => new FakeCheckJournal());
listenSessionsContract('in Redis', () => new RedisListenSessions(redis(), log));
listenSessionsContract('the fake', () => new FakeListenSessions());
listenRequestsContract('in Redis', () => new RedisListenRequests(redis(), log));
listenRequestsContract('the fake', () => new FakeListenRequests());
listenAttemptsContract('in Redis', () => new RedisListenAttempts(redis()));
listenAttemptsContract('the fake', () => new FakeListenAttempts());
settingsStoreContract('in Redis', () => new RedisSettingsStore(redis(), log));
settingsStoreContract('the fake', () => new FakeSettingsStore());
viewStoreContract('in Redis', () => new RedisViewStore(redis(), log));
viewStoreContract('the fake', () => new FakeViewStore());
listingsContract('in Redis', () => new RedisListings(redis(), log));
listingsContract('the fake', () => new FakeListings());
const agentShelf = () => new RedisReadingShelf(redis(), log, agentsForm);
const queueShelf = () => new RedisReadingShelf(redis(), log, queuesForm);
readingShelfContract('agents in Redis', agentShelf, agentsExamples);
readingShelfContract('agents in the fake', () => new FakeReadingShelf(), agentsExamples);
readingShelfContract('queues in Redis', queueShelf, queuesExamples);
readingShelfContract(
  'queues in the fake',
  () => new FakeReadingShelf<QueuesReading>(),
  queuesExamples,
);
holdMemoryContract('in Redis', () => new RedisHoldMemory(redis()));
holdMemoryContract('the fake', () => new FakeHoldMemory());
boardStoreContract('in Redis', () => new RedisBoardStore(redis(), log));
boardStoreContract('the fake', () => new FakeBoardStore());
watchStoreContract('in Redis', () => new RedisWatchStore(redis(), log));
watchStoreContract('the fake', () => new FakeWatchStore());
auditLogContract('in Redis', () => new RedisAuditLog(redis(), log));
auditLogContract('the fake', () => new FakeAuditLog());
waitHistoryContract('in Redis', () => new RedisWaitHistory(redis(), log, usualBounds));
const sharedHistory = new FakeWaitHistory();
waitHistoryContract('the fake', () => sharedHistory);
contactFeedContract('in Redis', () => new RedisContactFeed(redis(), log));
contactFeedContract('the fake', () => new FakeContactFeed());

import { RedisAlertStore } from '../../src/redis/alert-store.ts';
import { RedisCheckJournal } from '../../src/redis/check-journal.ts';
import { RedisListenIntents } from '../../src/redis/listen-intents.ts';
import { alertStoreContract } from '../contracts/alert-store.ts';
import { checkJournalContract } from '../contracts/check-journal.ts';
import { listenIntentsContract } from '../contracts/listen-intents.ts';
import { FakeAlertStore } from '../fakes/alert-store.ts';
import { FakeCheckJournal } from '../fakes/check-journal.ts';
import { FakeListenIntents } from '../fakes/listen-intents.ts';
import { redisForTests } from '../redis-server.ts';

const { connection, log } = redisForTests();

alertStoreContract('in Redis', () => new RedisAlertStore(connection().redis, log));
alertStoreContract('the fake', () => new FakeAlertStore());
checkJournalContract('in Redis', () => new RedisCheckJournal(connection().redis, log));
checkJournalContract('the fake', () => new FakeCheckJournal());
listenIntentsContract('in Redis', () => new RedisListenIntents(connection().redis));
listenIntentsContract('the fake', () => new FakeListenIntents());

import { fileURLToPath } from 'node:url';
import { openCourier } from '@stafett/activities';
import { createDb, demoPeople, seedOrganisation } from '@stafett/db';
import { units } from '@stafett/domain';
import { people, referral } from '@stafett/domain/testing';
import { startFaultyProcess } from '@stafett/testkit';
import { TASK_QUEUE } from '@stafett/workflows/messages';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import {
  type SmtpServerUnderTest,
  startSmtpServer,
} from '../../../packages/activities/src/notify/smtp-server-under-test.ts';
import { commandOf, freshCaseId, type House, openHouse, until } from './house-under-test.ts';

const script = fileURLToPath(new URL('./faulty-worker-under-test.ts', import.meta.url));

let house: House;
let smtp: SmtpServerUnderTest;
beforeAll(async () => {
  [house, smtp] = await Promise.all([openHouse(), startSmtpServer()]);
});
afterAll(async () => {
  await Promise.all([house.stop(), smtp.stop()]);
});

const startWorker = (mail: Readonly<Record<string, string>>) =>
  startFaultyProcess(script, {
    armed: [],
    env: {
      STAFETT_TEMPORAL_ADDRESS: inject('servers').temporalAddress,
      STAFETT_TEMPORAL_NAMESPACE: house.client.options.namespace,
      STAFETT_KEK_FILE: house.kekFile,
      STAFETT_LOG_LEVEL: 'silent',
      STAFETT_DATABASE_URL_WORKER: house.database.urls.worker,
      ...mail,
    },
  });

test('a worker that knows a mail server tells by e-mail what happened while none did', async () => {
  const owner = createDb({ url: house.database.urls.owner, max: 1, connectionTimeoutMillis: 2_000 });
  await seedOrganisation(owner);
  const person = demoPeople.find(({ works }) => works.some(({ unit }) => unit === units.kommunSikta.unit));
  if (!person) throw new Error('nobody works in the unit');
  const address = 'somebody@kommun.example';
  await owner.staffMail.createMany({ data: [{ staffId: person.id, agencyId: person.agency, address }] });
  await owner.$disconnect();

  const silent = await startWorker({});
  const caseId = freshCaseId();
  const courier = openCourier({ client: house.client, taskQueue: TASK_QUEUE, findStored: async () => undefined });
  expect(await courier.toJourney(caseId, commandOf(people.fk, referral({ caseId })))).toMatchObject({ type: 'saved' });
  await silent.stop();
  expect(smtp.received).toEqual([]);

  const telling = await startWorker({
    STAFETT_SMTP_URL: smtp.url,
    STAFETT_MAIL_FROM: 'Stafett <stafett@forbund.example>',
    STAFETT_PUBLIC_URL: 'https://stafett.example',
  });
  await until(
    async () => smtp.received,
    (received) => received.length > 0,
  );
  await telling.stop();
  expect(smtp.received.map(({ to }) => to)).toEqual([address]);
});

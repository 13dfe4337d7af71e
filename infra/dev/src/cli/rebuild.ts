import { rebuild } from '@stafett/activities';
import { createDb } from '@stafett/db';
import { dataConverter, loadKek, openVault } from '@stafett/vault';
import { Client, Connection } from '@temporalio/client';
import type { WorkerEnvironment } from '../environment.ts';

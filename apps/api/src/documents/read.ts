import { DocumentRead, ReadDocumentRequest } from '@stafett/schemas';
import { notBuilt, unitProcedure } from '../trpc.ts';

export const read = unitProcedure
  .input(ReadDocumentRequest)
  .output(DocumentRead)
  .query(() => notBuilt());

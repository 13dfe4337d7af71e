import { useQuery } from '@tanstack/react-query';
import { Loaded } from '../../parts/loaded.tsx';
import { api } from '../../trpc.ts';
import { DocumentBody } from '../cases/document-body.tsx';

/** A question, a rekommendation or the minutes, as it was written. */
export const GatheringText = ({ gathering, document }: { gathering: string; document: string }) => {
  const query = useQuery(api.gatherings.text.queryOptions({ gathering, document }));
  return <Loaded query={query}>{({ content }) => <DocumentBody content={content} />}</Loaded>;
};

import { Link } from '@tanstack/react-router';

type Named = { readonly caseId: string; readonly caseCode: string; readonly participantName?: string | undefined };

/** "KFV-4TQ2, Sam Ek": in running text. */
export const caseName = ({ caseCode, participantName }: Named): string =>
  participantName === undefined ? caseCode : `${caseCode}, ${participantName}`;

/** The case's code, which leads to the case for whoever may open it, and the name if one may see it. */
export const CaseName = ({ of, mayOpen }: { of: Named; mayOpen: boolean }) => (
  <>
    {mayOpen ? (
      <Link to="/arenden/$caseId" params={{ caseId: of.caseId }}>
        {of.caseCode}
      </Link>
    ) : (
      of.caseCode
    )}
    {of.participantName !== undefined && ` ${of.participantName}`}
  </>
);

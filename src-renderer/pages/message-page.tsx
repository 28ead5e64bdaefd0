import { Fault, type FaultWords } from '../components/fault.tsx';

/** A page with one thing to say, instead of the list that cannot be shown. */
export function MessagePage({ fault, trying = false }: { readonly fault: FaultWords; readonly trying?: boolean }) {
  return (
    <div className="page page-narrow">
      <Fault fault={fault}>{trying ? <p className="muted trying">Trying again…</p> : null}</Fault>
    </div>
  );
}

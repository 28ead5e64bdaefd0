import { Button } from '../button.tsx';
import { Fault } from '../fault.tsx';

const FAULT = {
  what: 'This page could not be loaded',
  why: 'The gateway may have been updated since, or does not answer.',
  fix: 'Load everything again. Nothing is lost by that.',
};

export function PageLost() {
  return (
    <Fault fault={FAULT}>
      <Button
        look="primary"
        onClick={() => {
          window.location.reload();
        }}
      >
        Load again
      </Button>
    </Fault>
  );
}

export { ReceiptCheck as Component } from '../../features/bids/receipt-check';

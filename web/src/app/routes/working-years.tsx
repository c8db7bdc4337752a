export { WorkingYearsPage as Component } from '../../features/calendar/working-years-page';

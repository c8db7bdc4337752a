export { MyFollows as Component } from '../../../features/follows/my-follows';

import { user } from '../session';
import '../../core/nothing';

interface Props {
	title: string;
	onClick: (event: { x: number; y: number }) => void;
}

function Button(props: Props): string {
	return props.titel ?? user;
}

Button({ title: 1, onClick: (event: { z: number }) => event.z });
Button({ title: 'a', onClick() {}, colour: 'red' });
const élan: string = 42, 名前: number = 'x';

<?php
class foo
{
	function bar( $x ){
        if($x) return 1;
        $longlonglonglonglong = array('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb', 'cccccccccccccc');
    }
}
?>

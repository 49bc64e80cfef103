<?php
abstract class B { abstract function q(); }
class C extends B {}

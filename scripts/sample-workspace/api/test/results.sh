# Writes what pytest and its coverage plugin would: the image of the samples has no Python.
mkdir -p results
if [ "$REFUNDS" = off ]; then
  refunds='<skipped message="refunds are off"/>'
else
  refunds='<failure message="assert 500 == 200">def test_refunds_an_order():
&gt;       assert refund(2) == 200
E       assert 500 == 200

api/test/test_orders.py:13: AssertionError</failure>'
fi
cat > results/junit.xml <<END
<testsuite name="pytest">
  <testcase classname="api.test.test_orders" name="test_lists_orders" time="0.012"/>
  <testcase classname="api.test.test_orders" name="test_creates_an_order" time="0.145"/>
  <testcase classname="api.test.test_orders" name="test_refunds_an_order" time="0.031">$refunds</testcase>
</testsuite>
END
cat > results/coverage.xml <<END
<coverage line-rate="0.8" branch-rate="0.5">
  <packages><package name="api"><classes><class name="orders.py" filename="api/orders.py"><lines>
    <line number="1" hits="1"/>
    <line number="4" hits="1"/>
    <line number="5" hits="1"/>
    <line number="8" hits="1"/>
    <line number="9" hits="1"/>
    <line number="10" hits="1"/>
    <line number="13" hits="1"/>
    <line number="14" hits="1"/>
    <line number="15" hits="1" branch="true" condition-coverage="50% (1/2)"/>
    <line number="16" hits="1"/>
    <line number="17" hits="0"/>
    <line number="18" hits="0"/>
  </lines></class></classes></package></packages>
</coverage>
END

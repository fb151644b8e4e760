-- one's own inbox; the rest is the system's
call reach.by_reach('notifications.message', 'recipient = (select reach.person())');
call reach.by_reach('notifications.delivery', 'false');

-- where something waits to be sent
create view notifications.waiting as
    select district, due_at from notifications.message where state = 'WAITING';
